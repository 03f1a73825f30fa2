package ferry.server.cli;

import java.nio.file.Path;

/// A folder that is served beside the main one. Immutable.
///
/// @param path where in the site, as in a URL
/// @param folder what is found there
record MountedFolder(String path, Path folder) {
    /// The path as the folder has it that is found there.
    String address() {
        return path.endsWith("/") ? path : path + '/';
    }
}
