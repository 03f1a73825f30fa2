/// A static web server on raw sockets: acceptor, channel, worker pool.
module ferry.server {
    requires transitive ferry.channel;
    requires transitive ferry.pool;
    requires org.slf4j;
    requires static org.jspecify;

    exports ferry.server;
    exports ferry.server.files;
    exports ferry.server.http;
}
