package ferry.server.files;

import ferry.server.files.Resource.RegularFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// Tells whether a folder is still where it was, with the same names in it. Thread-safe.
///
/// That is what a look at a file can't tell: whether the way to it still stays in the root, and whether other names
/// have come to stand beside it. To add, remove or rename anything in a folder is a change of the folder, and its
/// real path is another one if it was moved, or any folder above it.
final class FolderVigil {
    private final Path asked;
    private final Path real;
    private final Fingerprint fingerprint;

    /// When it was seen last to be what it was, in milliseconds since the epoch.
    private volatile long seen;

    private FolderVigil(Path asked, Path real, Fingerprint fingerprint, long seen) {
        this.asked = asked;
        this.real = real;
        this.fingerprint = fingerprint;
        this.seen = seen;
    }

    /// Over the folder under this path as it is now; empty if it has not settled, or can't be known.
    ///
    /// @param asked with all its links
    /// @param now in milliseconds since the epoch
    static Optional<FolderVigil> over(Path asked, long now) {
        return realPath(asked)
                .flatMap(real -> Fingerprint.of(asked)
                        .filter(print -> print.isSettled(now))
                        .map(print -> new FolderVigil(asked, real, print, now)));
    }

    /// When the folder was seen last to be what it was when this began; empty when it isn't any more. It looks, unless
    /// that is [recent][FileMemory#TRUST_MILLIS].
    ///
    /// @param now in milliseconds since the epoch
    /// @return in milliseconds since the epoch
    OptionalLong seenUnchanged(long now) {
        long last = seen;
        if (FileMemory.isTrusted(last, now)) {
            return OptionalLong.of(last);
        }
        boolean same = Optional.of(real).equals(realPath(asked))
                && Optional.of(fingerprint).equals(Fingerprint.of(asked));
        if (!same) {
            return OptionalLong.empty();
        }
        seen = now;
        return OptionalLong.of(now);
    }

    /// Whether this file is in the folder itself, and not only a link to it.
    boolean holds(RegularFile file) {
        Path name = file.asked().getFileName();
        return asked.equals(file.asked().getParent())
                && real.resolve(name).equals(file.path().path());
    }

    private static Optional<Path> realPath(Path asked) {
        try {
            return Optional.of(asked.toRealPath());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
