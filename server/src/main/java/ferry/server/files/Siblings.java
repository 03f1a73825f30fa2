package ferry.server.files;

import ferry.server.files.Resource.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files that a build has put beside another, each with the same content in a coding: `app.js.br`,
/// `app.js.zst` and `app.js.gz` beside `app.js`.
final class Siblings {
    private static final List<Coding> CODINGS = List.of(Coding.BR, Coding.ZSTD, Coding.GZIP);

    private Siblings() {}

    /// Those of this file that may be served, under the same rules as it, and that stand for it.
    ///
    /// @throws IOException it can't be known, because a folder on the way may not be searched
    static Map<Coding, RegularFile> of(RegularFile file, DocumentRoot root) throws IOException {
        Map<Coding, RegularFile> siblings = new EnumMap<>(Coding.class);
        for (Coding coding : CODINGS) {
            Path path = path(file, coding);
            // As a rule there is none, and this question costs a tenth of a look.
            if (Files.exists(path)
                    && Files.isReadable(path)
                    && root.look(path) instanceof RegularFile sibling
                    && standsFor(sibling.state(), file.state())) {
                siblings.put(coding, sibling);
            }
        }
        return siblings;
    }

    /// Whether nothing beside this file may come to stand for it but by another name in its folder: all that is called
    /// as siblings are is one already.
    ///
    /// @param siblings those that are known
    static boolean areAll(RegularFile file, Set<Coding> siblings) {
        return CODINGS.stream().allMatch(coding -> siblings.contains(coding) || !Files.exists(path(file, coding)));
    }

    private static Path path(RegularFile file, Coding coding) {
        return file.asked().resolveSibling(file.name() + coding.suffix());
    }

    /// Whether this may be the coded form of a file in that state. One that is older is of an earlier state: in
    /// a folder where somebody works only the last full build has made them all. One that is not smaller is of
    /// no use, and an empty one is the rest of a build that failed.
    static boolean standsFor(FileState coded, FileState file) {
        return coded.size() > 0 && coded.size() < file.size() && !isOlder(coded.modified(), file.modified());
    }

    /// Compressors and archives that give a file its original's date may leave out what is below the second.
    private static boolean isOlder(FileTime coded, FileTime file) {
        Instant date = coded.toInstant();
        return date.isBefore(file.toInstant()) && !date.equals(file.toInstant().truncatedTo(ChronoUnit.SECONDS));
    }
}
