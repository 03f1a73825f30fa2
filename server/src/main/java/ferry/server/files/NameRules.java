package ferry.server.files;

import java.io.File;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Which names mean the file that they spell, and no other, on a file system. Pure.
enum NameRules {
    /// Every name means itself.
    POSIX {
        @Override
        boolean allow(String name) {
            return true;
        }
    },

    /// Many names mean something else: `C:` a drive, `a.txt::$DATA` the content of `a.txt`, `a.txt.` the same
    /// file, `NUL` a device, `GIT~1` perhaps the hidden `.git`.
    WINDOWS {
        @Override
        boolean allow(String name) {
            return name.indexOf(':') < 0
                    && name.indexOf('~') < 0
                    && !name.endsWith(".")
                    && !name.endsWith(" ")
                    && !DEVICES.contains(stem(name));
        }
    };

    private static final Set<String> DEVICES = devices();

    /// Whether a request may use this name.
    abstract boolean allow(String name);

    /// The rules of the system that this runs on.
    static NameRules here() {
        return File.separatorChar == '\\' ? WINDOWS : POSIX;
    }

    private static Set<String> devices() {
        var names = new HashSet<>(Set.of("con", "prn", "aux", "nul", "conin$", "conout$"));
        for (int i = 0; i <= 9; i++) {
            names.add("com" + i);
            names.add("lpt" + i);
        }
        return Set.copyOf(names);
    }

    /// A device is one with any extension, too.
    private static String stem(String name) {
        int dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
    }
}
