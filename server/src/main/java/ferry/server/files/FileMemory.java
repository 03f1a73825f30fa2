package ferry.server.files;

import ferry.server.files.RequestPath.Names;
import ferry.server.files.Resource.RegularFile;
import ferry.server.files.SharedFile.Opener;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Files that were asked for, each to be used as long as one look at it ([Vigil]) says that it is still the same:
/// what is said of it, its siblings, and the content, where that is small or was compressed here; what is larger
/// may be [open][OpenFiles]. Thread-safe; neither looking nor reading happens under a lock.
///
/// ```text
///   find:  kept? ── no ─────────────────────────────► look it up
///            │ yes
///          fingerprint of the path as asked for, following links
///            │ the same                 └─ another, or none: forget ─► look it up
///          answer without the path to the file
/// ```
///
/// # Why this is as good as looking it up
///
/// - *Within the root.* The fingerprint is that of the file that [DocumentRoot] found inside and that was read
///   there. If the path that was asked for leads to the same device and number today, through whatever links, it
///   leads to that very file. A link, a folder or the root itself that was switched leads to another.
/// - *Fresh.* The bytes were read between two equal looks at a file that had settled, so any change since
///   shows. A file that was just written is not kept at all until the clock has moved on.
/// - *Readable.* To take away the permission to read is a change of the file; to close a folder on the way
///   makes looking fail.
/// - *Siblings too.* One that is to be sent is looked at like the file itself. One that is new, or has gone, or
///   does not stand for the file any more, is noticed when the file changes, and at the end of the trust: until
///   then clients get the same in another coding.
/// - *Gone is gone.* Only files are kept, never that there is none: what fails to be the same, such as an index
///   page that was deleted, is looked up again like anything else.
///
/// What no look at the file can tell is whether the way to it has left the root: a folder that was moved away
/// and replaced by a link to where it is now. Its files are the same and were public; but nothing is taken on
/// trust for longer than [#TRUST_MILLIS], so after that they are missing.
///
/// Two threads that miss the same file read it both, and the later one is kept. Were that the older state, the
/// next look would tell.
final class FileMemory {
    /// Enough for 100,000 pages of a few hundred bytes, or the pages, styles and scripts of a large site; a client
    /// that asks for everything can't make us keep more.
    static final long LIMIT = 256L * 1024 * 1024;

    /// What an entry weighs beside its content and its names: some 1.4 KiB of objects.
    static final int OVERHEAD = 1536;

    /// How often an entry holds its names, in keys and in paths. They come from clients and may be 4 KiB long.
    static final int COPIES_OF_NAMES = 4;

    /// How long after it was looked up a file is looked up again in any case. It is not read again if it is the same.
    static final long TRUST_MILLIS = 10_000;

    /// Up to which size a file stays open while it is asked for. To open a larger one is little beside sending it.
    static final int STAYS_OPEN = 1024 * 1024;

    private final InstantSource clock;
    private final Duration trust;
    private final SecondChances<Names, Kept> files;
    private final OpenFiles openFiles;

    /// A file, and since when it is trusted. Thread-safe.
    private static final class Kept {
        private final Variants file;

        /// When it was looked up last, in milliseconds since the epoch.
        private volatile long found;

        Kept(Variants file, long found) {
            this.file = file;
            this.found = found;
        }

        boolean isTrusted(long now) {
            long last = found;
            // A clock that was set back says nothing.
            return last <= now && now - last <= TRUST_MILLIS;
        }

        /// Trusted from now on, if it is what was found again just now, and its fingerprint is what it was.
        boolean renew(Variants again, long now) {
            boolean same = file.saysTheSame(again) && file.made().allMatch(each -> each.renew(now));
            if (same) {
                found = now;
            }
            return same;
        }

        long weight(Names names) {
            int length = names.names().stream().mapToInt(String::length).sum();
            long overhead = OVERHEAD + (long) COPIES_OF_NAMES * length;
            return file.made()
                    .mapToLong(each -> overhead + each.content().held())
                    .sum();
        }
    }

    /// What a memory may take that is the only one.
    static long usualLimit() {
        return Math.min(LIMIT, Runtime.getRuntime().maxMemory() / 8);
    }

    FileMemory(InstantSource clock, Retention retention) {
        this(clock, retention, new OpenFiles());
    }

    FileMemory(InstantSource clock, Retention retention, OpenFiles openFiles) {
        this.clock = clock;
        this.trust = retention.trust();
        this.files = new SecondChances<>(retention.limit());
        this.openFiles = openFiles;
    }

    /// The file of these names, if it is kept and still what is on disk.
    Optional<Variants> find(Names names) {
        Optional<Kept> kept = files.get(names);
        if (kept.isEmpty() || !kept.get().isTrusted(clock.millis())) {
            return Optional.empty();
        }
        if (kept.get().file.plain().isStale()) {
            files.remove(names, kept.get());
            return Optional.empty();
        }
        return Optional.of(kept.get().file);
    }

    /// The same file, kept and with its content in memory, if that is small; what was kept of it before if that is
    /// still the same; as it is when it can't be kept,
    /// because it has not settled; empty when it has changed since it was looked up.
    ///
    /// @throws IOException it can't be read
    Optional<Variants> keep(Names names, Variants file) throws IOException {
        long now = clock.millis();
        Optional<Kept> before = files.get(names).filter(kept -> kept.renew(file, now));
        return before.isPresent() ? Optional.of(before.get().file) : load(names, file, now);
    }

    private Optional<Variants> load(Names names, Variants file, long now) throws IOException {
        Optional<Representation> plain = load(file.plain(), now);
        Map<Coding, Representation> siblings = new EnumMap<>(Coding.class);
        for (Map.Entry<Coding, Representation> sibling : file.siblings().entrySet()) {
            load(sibling.getValue(), now).ifPresent(loaded -> siblings.put(sibling.getKey(), loaded));
        }
        if (plain.isEmpty() || siblings.size() < file.siblings().size()) {
            return Optional.empty();
        }
        var loaded = new Variants(plain.get(), Map.copyOf(siblings), file.gzip());
        if (loaded.made().allMatch(each -> each.vigil().isPresent())) {
            put(names, new Kept(loaded, now));
        }
        return Optional.of(loaded);
    }

    /// Whether more of a file can be kept: it is still kept and the same.
    boolean keeps(Names names, Variants file) {
        return same(names, file).isPresent();
    }

    private Optional<Kept> same(Names names, Variants file) {
        return files.get(names).filter(kept -> kept.file.equals(file));
    }

    /// Keeps more of a file, if it is still kept and the same.
    void replace(Names names, Variants before, Variants after) {
        Optional<Kept> kept = same(names, before);
        if (kept.isPresent() && !before.plain().isStale()) {
            put(names, new Kept(after, kept.get().found));
        }
    }

    /// Has the file looked up the next time.
    void forget(Names names) {
        files.get(names).ifPresent(kept -> files.remove(names, kept));
    }

    private void put(Names names, Kept kept) {
        files.put(names, kept, kept.weight(names));
    }

    /// With a fingerprint if it has settled, and then with the content if it is small; empty when it has
    /// changed.
    private Optional<Representation> load(Representation file, long now) throws IOException {
        Optional<Fingerprint> before = fingerprint(file).filter(print -> print.isSettled(now));
        if (before.isEmpty()) {
            return Optional.of(file);
        }
        var vigil = new Vigil(file.file().asked(), before.get(), clock, trust, now);
        Optional<Content> content = load(file, vigil);
        if (!before.equals(fingerprint(file))) {
            return Optional.empty();
        }
        return content.map(loaded -> file.kept(loaded, vigil));
    }

    private Optional<Content> load(Representation file, Vigil vigil) throws IOException {
        long size = file.file().state().size();
        if (size <= FileContent.AT_ONCE) {
            return FileContent.bytes(file.file(), ByteRange.whole(size)).map(Content.InMemory::new);
        }
        if (!FileContent.isUnchanged(file.file())) {
            return Optional.empty();
        }
        return Optional.of(size <= STAYS_OPEN ? open(file.file(), vigil) : file.content());
    }

    private Content open(RegularFile file, Vigil vigil) {
        Opener keeper = openFiles.keeper(() -> FileContent.open(file));
        return new Content.OnDisk(file, () -> vigil.isSure() ? keeper.open() : Optional.empty());
    }

    /// How many bytes are in use, overhead included.
    long weight() {
        return files.weight();
    }

    /// Of the very file that was found inside the root, and that is read: the path may lead to another by now.
    private static Optional<Fingerprint> fingerprint(Representation file) {
        return Fingerprint.of(file.file().path().path(), LinkOption.NOFOLLOW_LINKS)
                .filter(print -> print.file().equals(file.file().state().file()));
    }
}
