package ferry.server.files;

import ferry.server.files.RequestPath.Names;
import java.nio.file.Path;
import java.util.Optional;

/// The vigils over the folders whose files are kept. Thread-safe.
final class FolderVigils {
    /// What one weighs beside its names: some 400 bytes of objects.
    private static final int OVERHEAD = 512;

    private final SecondChances<Names, FolderVigil> vigils;

    /// @param limit how much all of them may weigh, in bytes
    FolderVigils(long limit) {
        this.vigils = new SecondChances<>(limit);
    }

    /// The one over this folder, if it has begun before, and the folder is still what it was then.
    Optional<FolderVigil> find(Names folder, long now) {
        Optional<FolderVigil> vigil = vigils.get(folder);
        if (vigil.isPresent() && vigil.get().seenUnchanged(now).isEmpty()) {
            vigils.remove(folder, vigil.get());
            return Optional.empty();
        }
        return vigil;
    }

    /// Begins one over the folder of these names, which is under this path.
    void begin(Names folder, Path path, long now) {
        long weight =
                OVERHEAD + (long) FileMemory.COPIES_OF_NAMES * folder.path().length();
        FolderVigil.over(path, now).ifPresent(vigil -> vigils.put(folder, vigil, weight));
    }
}
