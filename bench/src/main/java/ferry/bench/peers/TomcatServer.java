package ferry.bench.peers;

import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.AccessLogValve;
import org.apache.catalina.webresources.StandardRoot;

/// Tomcat's DefaultServlet; its cache looks at a file again after five seconds.
public final class TomcatServer {

    private static final int CACHE_KILOBYTES = 256 * 1024;

    private TomcatServer() {}

    public static void main(String[] arguments) throws Exception {
        Path site = Path.of(arguments[0]);
        String base = arguments[3] + ".tomcat";
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base);
        tomcat.setConnector(connector(Integer.parseInt(arguments[1]), arguments[2].equals("gzip")));
        Context context = tomcat.addContext("", site.toString());
        Wrapper files = Tomcat.addServlet(context, "default", new DefaultServlet());
        files.addInitParameter("listings", "false");
        files.addMapping("/");
        context.addMimeMapping("html", "text/html");
        context.addMimeMapping("txt", "text/plain");
        context.setResources(cached(context));
        if (arguments[2].equals("logged")) {
            context.getPipeline().addValve(log(base));
        }
        tomcat.start();
        tomcat.getServer().await();
    }

    private static Connector connector(int port, boolean gzip) {
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("keepAliveTimeout", "600000");
        connector.setProperty("maxConnections", "20000");
        connector.setProperty("acceptCount", "4096");
        connector.setProperty("compression", gzip ? "on" : "off");
        // Otherwise it would not compress what it can let the kernel send.
        connector.setProperty("useSendfile", gzip ? "false" : "true");
        return connector;
    }

    private static WebResourceRoot cached(Context context) {
        StandardRoot resources = new StandardRoot(context);
        resources.setCacheMaxSize(CACHE_KILOBYTES);
        resources.setCacheObjectMaxSize(1024);
        return resources;
    }

    private static AccessLogValve log(String folder) {
        AccessLogValve log = new AccessLogValve();
        log.setDirectory(folder);
        log.setRotatable(false);
        log.setPattern("combined");
        return log;
    }
}
