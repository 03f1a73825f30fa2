package ferry.server.files;

import ferry.server.files.RequestPath.Names;
import ferry.server.files.Resource.RegularFile;
import ferry.server.files.SharedFile.Opener;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
///   find:  kept? ── no ──────────────────────────────────────────────────────► look it up
///            │ yes
///          looked up less than ten seconds ago, or its folder unchanged? ── no ──► look it up
///            │ yes
///          fingerprint of the path as asked for, following links
///            │ the same                 └─ another, or none: forget ─────────► look it up
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
/// trust for longer than [#TRUST_MILLIS]. After that one look at the folder does for all files in it
/// ([FolderVigil]). A file that is a link, or whose folder has changed, is looked up again by itself.
///
/// A file is looked up after the vigil over its folder has begun, never before: what the folder is compared with
/// must not be younger than what is kept.
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

    /// What is kept of folders takes this part of what is kept of files, at most.
    private static final int FILES_IN_FOLDER = 16;

    /// How long after it was looked up a file or its folder is looked at again in any case. It is not read again if it
    /// is the same.
    static final long TRUST_MILLIS = 10_000;

    /// Up to which size a file stays open while it is asked for. To open a larger one is little beside sending it.
    static final int STAYS_OPEN = 1024 * 1024;

    private final InstantSource clock;
    private final Duration trust;
    private final SecondChances<Names, Kept> files;
    private final FolderVigils folders;
    private final OpenFiles openFiles;

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
        this.folders = new FolderVigils(retention.limit() / FILES_IN_FOLDER);
        this.openFiles = openFiles;
    }

    /// The file of these names, if it is kept and still what is on disk.
    Optional<Variants> find(Names names) {
        Optional<Kept> found = files.get(names);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Kept kept = found.get();
        long now = clock.millis();
        if (!kept.isTrusted(now)) {
            return kept.renew(now) ? Optional.of(kept.file()) : Optional.empty();
        }
        if (kept.file().plain().isStale()) {
            files.remove(names, kept);
            return Optional.empty();
        }
        return Optional.of(kept.file());
    }

    /// The vigil over the folder of these names, for a file in it that is about to be looked up.
    Optional<FolderVigil> folder(Names names) {
        return folders.find(names.inFolder(), clock.millis());
    }

    /// The same file, kept and with its content in memory, if that is small; what was kept of it before if that is
    /// still the same; as it is when it can't be kept, because it has not settled; empty when it has changed since
    /// it was looked up.
    ///
    /// @param folder what [#folder] gave before it was looked up
    /// @throws IOException it can't be read
    Optional<Variants> keep(Names names, Variants file, Optional<FolderVigil> folder) throws IOException {
        long now = clock.millis();
        Path asked = file.plain().file().asked();
        if (folder.isEmpty()) {
            folders.begin(names.inFolder(), asked.resolveSibling(""), now);
        }
        Optional<FolderVigil> telling = folder.filter(vigil -> tells(vigil, file));
        Optional<Kept> before = files.get(names).filter(kept -> kept.renew(file, telling, now));
        return before.isPresent() ? Optional.of(before.get().file()) : load(names, file, telling, now);
    }

    /// Whether this file need not be looked up again as long as the folder is what it was. What is dated in the future
    /// must be: it is spoken of in another way when that has come.
    private static boolean tells(FolderVigil folder, Variants file) {
        RegularFile plain = file.plain().file();
        return folder.holds(plain)
                && Siblings.areAll(plain, file.siblings().keySet())
                && file.made().allMatch(each -> each.validators().modified().isPresent());
    }

    private Optional<Variants> load(Names names, Variants file, Optional<FolderVigil> folder, long now)
            throws IOException {
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
            put(names, new Kept(loaded, folder, now));
        }
        return Optional.of(loaded);
    }

    /// Whether more of a file can be kept: it is still kept and the same.
    boolean keeps(Names names, Variants file) {
        return same(names, file).isPresent();
    }

    private Optional<Kept> same(Names names, Variants file) {
        return files.get(names).filter(kept -> kept.file().equals(file));
    }

    /// Keeps more of a file, if it is still kept and the same.
    void replace(Names names, Variants before, Variants after) {
        Optional<Kept> kept = same(names, before);
        if (kept.isPresent() && !before.plain().isStale()) {
            put(names, kept.get().with(after));
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

    /// Whether what was seen at this moment counts now; both are in milliseconds since the epoch.
    static boolean isTrusted(long seen, long now) {
        // A clock that was set back says nothing.
        return seen <= now && now - seen <= TRUST_MILLIS;
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
