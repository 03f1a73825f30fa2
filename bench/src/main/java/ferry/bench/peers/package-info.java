/// Other servers, each as a program: `SITE PORT plain|logged|gzip LOG` serves a folder on 127.0.0.1 with the options
/// that make it fast: caches on, no timeouts that a long run meets, and no log unless it is asked for.
@NullMarked
package ferry.bench.peers;

import org.jspecify.annotations.NullMarked;
