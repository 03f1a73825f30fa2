package ferry.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// A path without links in it, and where on it trust ends. Immutable.
///
/// Above and at `base` nobody changes anything who must not. Below it somebody may do so at any moment, so there
/// each name is looked up in the folder that the one before has opened. None of them is a link; one that has
/// become a link does not open.
///
/// ```text
///   /srv/site   docs   img   a.png
///   └─ base ─┘  └──┬────┘    └─ name
///   opened by      opened one in the other
///   its path
/// ```
///
/// @param base the beginning of `path`, or all of it
record RealPath(Path base, Path path) {
    /// The last name.
    Path name() {
        return path.getName(path.getNameCount() - 1);
    }

    /// What is known of it now.
    ///
    /// @throws IOException it isn't there any more, or not as it was
    BasicFileAttributes attributes() throws IOException {
        if (path.equals(base)) {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }
        try (OpenFolder parent = parent()) {
            return parent.attributes(name());
        }
    }

    /// The folder that it is.
    ///
    /// @throws IOException it isn't there any more, or not as it was
    OpenFolder folder() throws IOException {
        return descend(path);
    }

    /// The folder that it is in, which is `base` or below.
    ///
    /// @throws IOException it isn't there any more, or not as it was
    OpenFolder parent() throws IOException {
        return descend(path.resolveSibling(""));
    }

    private OpenFolder descend(Path target) throws IOException {
        OpenFolder folder = OpenFolder.at(base);
        for (int i = base.getNameCount(); i < target.getNameCount(); i++) {
            try (OpenFolder above = folder) {
                folder = above.folder(target.getName(i));
            }
        }
        return folder;
    }
}
