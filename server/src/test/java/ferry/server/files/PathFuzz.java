package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.RequestPath.Names;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// What holds of any text in the place of a path.
///
/// - Where it leads is below the root, and as deep as it has names.
/// - Names that are written again are read as the same.
/// - The names are what the JDK's reading of RFC 3986 says they are.
public final class PathFuzz {
    private static final Path ROOT = Path.of("/srv/site");

    private PathFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String raw = "/" + new String(input, StandardCharsets.ISO_8859_1);
        if (RequestPath.of(raw) instanceof Names names) {
            inside(names);
            writtenAgain(names);
            asTheJdkReadsIt(raw, names);
        }
    }

    private static void inside(Names names) {
        for (String name : names.names()) {
            assertThat(name).isNotEmpty().isNotEqualTo(".").isNotEqualTo("..").doesNotContain("/", "\\", "\0");
        }
        try {
            Path path = ROOT.resolve(String.join("/", names.names()));
            assertThat(path.normalize()).isEqualTo(path);
            assertThat(path.startsWith(ROOT)).isTrue();
            assertThat(path.getNameCount())
                    .isEqualTo(ROOT.getNameCount() + names.names().size());
        } catch (InvalidPathException e) {
            assertThat(e.getReason())
                    .as("no other reason than a character that the system's encoding has not")
                    .contains("unmappable");
        }
    }

    private static void writtenAgain(Names names) {
        String path = names.names().stream().map(PercentEncoding::encode).collect(Collectors.joining("/", "/", ""));
        String again = names.folder() && !names.names().isEmpty() ? path + "/" : path;
        assertThat(again).matches("[/A-Za-z0-9%._~-]+");
        assertThat(RequestPath.of(again)).isEqualTo(names);
    }

    private static void asTheJdkReadsIt(String raw, Names names) {
        try {
            String path = new URI("http://a" + raw).getPath();
            assertThat(path).isEqualTo("/" + String.join("/", names.names()) + slash(names));
        } catch (URISyntaxException _) {
            assertThat(raw)
                    .as("what browsers send although RFC 3986 has it escaped")
                    .containsPattern("[\"<>\\[\\]^`{|}]");
        }
    }

    private static String slash(Names names) {
        return names.folder() && !names.names().isEmpty() ? "/" : "";
    }
}
