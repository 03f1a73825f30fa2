package ferry.bench.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Whether a server sends what it should; one that does not is not measured. Confined to its thread.
record Check(Server server, Site site) {

    /// That a server sends something else.
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String what) {
            super(what);
        }
    }

    /// Returns the header fields that this has to be asked with.
    List<String> headers(Ask ask) throws IOException, InterruptedException, Wrong {
        return switch (ask) {
            case Ask.Get get -> same(get);
            case Ask.Batch batch -> same(batch);
            case Ask.AnyOf tree -> same(tree);
            case Ask.Closing closing -> {
                same(closing);
                yield List.of("Connection: close");
            }
            case Ask.Gzip gzip -> packed(gzip);
            case Ask.Head head -> head(head);
            case Ask.Unchanged unchanged -> unchanged(unchanged);
            case Ask.Missing missing -> {
                status(404, Fetch.bytes(server.uri(missing.path())));
                yield List.of();
            }
        };
    }

    private List<String> same(Ask ask) throws IOException, InterruptedException, Wrong {
        HttpResponse<InputStream> response = Fetch.stream(server.uri(ask.path()));
        try (InputStream body = response.body()) {
            status(200, response);
            compare(body, ask);
        }
        return List.of();
    }

    private List<String> packed(Ask ask) throws IOException, InterruptedException, Wrong {
        HttpResponse<byte[]> response = Fetch.bytes(server.uri(ask.path()), "Accept-Encoding", "gzip");
        status(200, response);
        require(header(response, "Content-Encoding").equals(Optional.of("gzip")), "it is not compressed");
        try (InputStream body = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            compare(body, ask);
        }
        return List.of("Accept-Encoding: gzip");
    }

    private List<String> head(Ask.Head ask) throws IOException, InterruptedException, Wrong {
        HttpResponse<Void> response = Fetch.head(server.uri(ask.path()));
        status(200, response);
        require(header(response, "Content-Length").equals(Optional.of("0")), "it does not say how long the file is");
        return List.of();
    }

    /// By its tag, or where it has none by its date.
    private List<String> unchanged(Ask.Unchanged ask) throws IOException, InterruptedException, Wrong {
        HttpHeaders fields = Fetch.bytes(server.uri(ask.path())).headers();
        String[] question = fields.firstValue("ETag")
                .map(tag -> new String[] {"If-None-Match", tag})
                .or(() -> fields.firstValue("Last-Modified").map(date -> new String[] {"If-Modified-Since", date}))
                .orElseThrow(() -> new Wrong("it has neither tag nor date"));
        HttpResponse<byte[]> response = Fetch.bytes(server.uri(ask.path()), question);
        status(304, response);
        // wrk takes it for one with that much behind it, and waits.
        require(header(response, "Content-Length").orElse("0").equals("0"), "wrk does not understand its 304");
        return List.of(question[0] + ": " + question[1]);
    }

    private void compare(InputStream body, Ask ask) throws IOException, Wrong {
        Path file = site.folder().resolve(ask.path().substring(1));
        try (InputStream original = Files.newInputStream(file)) {
            byte[] expected = original.readNBytes(1 << 20);
            while (expected.length > 0) {
                byte[] actual = body.readNBytes(expected.length);
                require(Arrays.equals(actual, expected), "it sends other bytes than those of the file");
                expected = original.readNBytes(1 << 20);
            }
            require(body.read() < 0, "it sends more than the file");
        }
    }

    private static Optional<String> header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name);
    }

    private static void status(int expected, HttpResponse<?> response) throws Wrong {
        require(response.statusCode() == expected, "it answers with " + response.statusCode());
    }

    private static void require(boolean holds, String otherwise) throws Wrong {
        if (!holds) {
            throw new Wrong(otherwise);
        }
    }
}
