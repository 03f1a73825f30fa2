package ferry.server.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// A path in the file system. Immutable.
final class FilePath extends Kind<Path> {
    FilePath(String example) {
        super("a path", example);
    }

    @Override
    Optional<Path> read(String text) {
        try {
            return Optional.of(text).filter(path -> !path.isEmpty()).map(Path::of);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
