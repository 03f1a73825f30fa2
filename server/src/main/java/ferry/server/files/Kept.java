package ferry.server.files;

import ferry.server.files.RequestPath.Names;
import java.util.Optional;
import java.util.OptionalLong;

/// A file that is kept, and since when it is trusted. Thread-safe.
final class Kept {
    private final Variants file;

    /// Over its folder, if that can tell whether the file has to be looked up again.
    private volatile Optional<FolderVigil> folder;

    /// When it was known last to be what its names lead to, in milliseconds since the epoch.
    private volatile long found;

    Kept(Variants file, Optional<FolderVigil> folder, long found) {
        this.file = file;
        this.folder = folder;
        this.found = found;
    }

    Variants file() {
        return file;
    }

    /// The same file, of which there is more by now.
    Kept with(Variants more) {
        return new Kept(more, folder, found);
    }

    boolean isTrusted(long now) {
        return FileMemory.isTrusted(found, now);
    }

    /// Trusted again, if its folder and its fingerprint are what they were.
    boolean renew(long now) {
        OptionalLong seen = folder.isPresent() ? folder.get().seenUnchanged(now) : OptionalLong.empty();
        boolean same = seen.isPresent() && isUnchanged(now);
        if (same) {
            found = seen.getAsLong();
        }
        return same;
    }

    /// Trusted from now on, if it is what was found again just now, and its fingerprint is what it was.
    ///
    /// @param before over its folder, begun before it was found again
    boolean renew(Variants again, Optional<FolderVigil> before, long now) {
        boolean same = file.saysTheSame(again) && isUnchanged(now);
        if (same) {
            folder = before;
            found = now;
        }
        return same;
    }

    private boolean isUnchanged(long now) {
        return file.made().allMatch(each -> each.renew(now));
    }

    /// How much of the heap it takes.
    long weight(Names names) {
        long overhead = FileMemory.OVERHEAD
                + (long) FileMemory.COPIES_OF_NAMES * names.path().length();
        return file.made().mapToLong(each -> overhead + each.content().held()).sum();
    }
}
