/// A static web server on raw sockets: acceptor, channel, worker pool.
module ferry.server {
    requires transitive ferry.channel;
    requires transitive ferry.pool;
    requires org.slf4j;
    requires jdk.unsupported;
    requires static org.jspecify;

    // The command line alone needs these; who embeds the server goes without.
    requires static jdk.management;
    requires static info.picocli;
    requires static ch.qos.logback.classic;
    requires static ch.qos.logback.core;

    exports ferry.server;
    exports ferry.server.files;
    exports ferry.server.http;
}
