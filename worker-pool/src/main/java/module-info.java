/// The Rust Book's thread pool, as an `ExecutorService` over a channel.
module ferry.pool {
    requires transitive ferry.channel;
    requires org.slf4j;
    requires static org.jspecify;

    exports ferry.pool;
}
