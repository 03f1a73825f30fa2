package ferry.bench.peers;

import io.helidon.common.Size;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.staticcontent.MemoryCache;
import io.helidon.webserver.staticcontent.StaticContentFeature;
import java.nio.file.Path;

/// Helidon's static content, on virtual threads; what is in its memory is not looked at again.
public final class HelidonServer {

    private HelidonServer() {}

    public static void main(String[] arguments) {
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[1]))
                .backlog(4096)
                .featuresDiscoverServices(false)
                .addFeature(StaticContentFeature.create(feature -> feature.memoryCache(
                                MemoryCache.create(cache -> cache.capacity(Size.create(256, Size.Unit.MIB))))
                        .addPath(path -> path.context("/")
                                .location(Path.of(arguments[0]))
                                .addCachedFile("182.html"))))
                .build()
                .start();
    }
}
