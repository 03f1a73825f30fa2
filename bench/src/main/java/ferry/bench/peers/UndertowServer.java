package ferry.bench.peers;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.cache.DirectBufferCache;
import io.undertow.server.handlers.resource.CachingResourceManager;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;
import io.undertow.server.handlers.resource.ResourceManager;
import java.nio.file.Path;

/// Undertow's ResourceHandler; its cache looks at a file again after five seconds.
public final class UndertowServer {

    private static final int SLICE = 4096;
    private static final int CACHED = 256 * 1024 * 1024;
    private static final int AGE_MILLIS = 5000;
    private static final long LARGEST_CACHED = 1024 * 1024;

    private UndertowServer() {}

    public static void main(String[] arguments) {
        ResourceManager files = PathResourceManager.builder()
                .setBase(Path.of(arguments[0]))
                .setTransferMinSize(LARGEST_CACHED)
                .build();
        ResourceManager cached = new CachingResourceManager(
                10_000, LARGEST_CACHED, new DirectBufferCache(SLICE, 10, CACHED), files, AGE_MILLIS);
        Undertow.builder()
                .addHttpListener(Integer.parseInt(arguments[1]), "127.0.0.1", new ResourceHandler(cached))
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 600_000)
                .build()
                .start();
    }
}
