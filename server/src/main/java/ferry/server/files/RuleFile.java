package ferry.server.files;

import ferry.server.files.Resource.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// A file of rules in the root, read again when it has changed. Thread-safe.
///
/// It is looked at once a second at most, by one of those who ask; the others take what is known and never wait.
final class RuleFile<R> {
    /// How old the knowledge of the file may be: one look a second costs nothing, and who has saved the file needs
    /// longer to reach for the browser.
    static final long LOOK_MILLIS = 1_000;

    /// A list of ten thousand rules fits. What is larger was not written for us, and would be read into memory.
    static final int SIZE_LIMIT = 1024 * 1024;

    private final String name;
    private final DocumentRoot root;
    private final InstantSource clock;
    private final Function<String, R> parser;
    private final Function<R, List<String>> complaints;
    private final Consumer<? super String> listener;

    private final Lock lock = new ReentrantLock();

    /// Written under the lock, read without.
    private volatile Known<R> known;

    /// @param looked when, in milliseconds since the epoch
    /// @param state of the file; empty when there was none
    /// @param readable whether the last look could tell; if not, the rest is what was known before
    private record Known<R>(long looked, Optional<FileState> state, R rules, boolean readable) {}

    /// Reads the file.
    ///
    /// @param parser of its text, that of no file is empty
    /// @param complaints about the lines that are wrong
    /// @param listener takes these, each time that the file is read
    RuleFile(
            String name,
            DocumentRoot root,
            InstantSource clock,
            Function<String, R> parser,
            Function<R, List<String>> complaints,
            Consumer<? super String> listener) {
        this.name = name;
        this.root = root;
        this.clock = clock;
        this.parser = parser;
        this.complaints = complaints;
        this.listener = listener;
        this.known = new Known<>(0, Optional.empty(), parser.apply(""), true);
        this.known = look(clock.millis());
    }

    /// What the file says.
    R rules() {
        long now = clock.millis();
        if (isOld(now) && lock.tryLock()) {
            try {
                if (isOld(now)) {
                    known = look(now);
                }
            } finally {
                lock.unlock();
            }
        }
        return known.rules;
    }

    /// A clock that was set back says nothing.
    private boolean isOld(long now) {
        long looked = known.looked;
        return now - looked >= LOOK_MILLIS || now < looked;
    }

    /// A moment without file descriptors must not switch off what protects the site: what was known still counts.
    private Known<R> look(long now) {
        try {
            return read(now);
        } catch (IOException _) {
            if (known.readable) {
                listener.accept(name + ": the file can't be read; what it said before still counts");
            }
            return new Known<>(now, known.state, known.rules, false);
        }
    }

    private Known<R> read(long now) throws IOException {
        Optional<RegularFile> file = root.look(root.path().resolve(name)) instanceof RegularFile found
                ? Optional.of(found)
                : Optional.empty();
        Optional<FileState> state = file.map(RegularFile::state);
        if (state.equals(known.state)) {
            return new Known<>(now, state, known.rules, true);
        }
        R rules = parser.apply(file.isPresent() ? text(file.get()) : "");
        complaints.apply(rules).forEach(listener);
        return new Known<>(now, state, rules, true);
    }

    /// It may change while it is read, and the next look tells.
    private String text(RegularFile file) throws IOException {
        try (OpenFolder folder = file.path().parent();
                InputStream in = Channels.newInputStream(folder.file(file.path().name()))) {
            byte[] bytes = in.readNBytes(SIZE_LIMIT + 1);
            if (bytes.length > SIZE_LIMIT) {
                listener.accept(name + ": the file is not used, for it has more than " + SIZE_LIMIT + " bytes");
                return "";
            }
            // Some editors begin with a byte order mark.
            return new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\\uFEFF", "");
        }
    }
}
