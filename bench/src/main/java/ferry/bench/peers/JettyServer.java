package ferry.bench.peers;

import java.nio.file.Path;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.CompressedContentFormat;
import org.eclipse.jetty.http.content.CachingHttpContentFactory;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.AsyncRequestLogWriter;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;

/// Jetty's ResourceHandler; its cache looks at a file again after a second.
public final class JettyServer {

    private static final long IDLE_MILLIS = 600_000;
    private static final int CACHED_FILES = 200_000;

    private JettyServer() {}

    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[1]));
        connector.setAcceptQueueSize(4096);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        ResourceHandler files = new CachingHandler();
        files.setBaseResource(ResourceFactory.of(server).newResource(Path.of(arguments[0])));
        files.setEtags(true);
        files.setDirAllowed(false);
        server.setHandler(files);
        switch (arguments[2]) {
            case "logged" ->
                server.setRequestLog(
                        new CustomRequestLog(new AsyncRequestLogWriter(arguments[3]), CustomRequestLog.NCSA_FORMAT));
            case "gzip" -> {
                files.setPrecompressedFormats(CompressedContentFormat.GZIP);
                CompressionHandler compression = new CompressionHandler(files);
                compression.putCompression(new GzipCompression());
                server.setHandler(compression);
            }
            default -> {}
        }
        server.start();
        server.join();
    }

    /// It keeps as many files as there are: beyond the usual 2,048 it would only choose those that have to go.
    private static final class CachingHandler extends ResourceHandler {
        @Override
        protected HttpContent.Factory newHttpContentFactory(ByteBufferPool.Sized buffers) {
            HttpContent.Factory factory = super.newHttpContentFactory(buffers);
            if (factory instanceof CachingHttpContentFactory cache) {
                cache.setMaxCachedFiles(CACHED_FILES);
            }
            return factory;
        }
    }
}
