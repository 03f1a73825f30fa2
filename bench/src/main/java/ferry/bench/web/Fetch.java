package ferry.bench.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Single requests. Thread-safe.
final class Fetch {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Fetch() {}

    /// @param headers names and values in turn
    static HttpResponse<byte[]> bytes(URI uri, String... headers) throws IOException, InterruptedException {
        return CLIENT.send(request(uri, headers).build(), BodyHandlers.ofByteArray());
    }

    /// The caller closes the stream.
    static HttpResponse<InputStream> stream(URI uri, String... headers) throws IOException, InterruptedException {
        return CLIENT.send(request(uri, headers).build(), BodyHandlers.ofInputStream());
    }

    static HttpResponse<Void> head(URI uri) throws IOException, InterruptedException {
        return CLIENT.send(request(uri).HEAD().build(), BodyHandlers.discarding());
    }

    private static HttpRequest.Builder request(URI uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? request : request.headers(headers);
    }
}
