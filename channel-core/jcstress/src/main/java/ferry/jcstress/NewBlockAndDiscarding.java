package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// A sender appends a block while the last receiver discards everything: what was sent is discarded too.
@JCStressTest
@Outcome(id = "SENT, SENT, 2", expect = ACCEPTABLE, desc = "Both were sent, and discarded.")
@Outcome(id = "SENT, DISCONNECTED, 1", expect = ACCEPTABLE, desc = "The first was sent, and discarded.")
@Outcome(id = "DISCONNECTED, DISCONNECTED, 0", expect = ACCEPTABLE, desc = "Both stay with their sender.")
@Outcome(expect = FORBIDDEN, desc = "One is lost, or doubled.")
@State
public class NewBlockAndDiscarding extends Race {

    private static final int BLOCK = 256;

    private final int before = ThreadLocalRandom.current().nextInt(BLOCK - 2, BLOCK + 1);

    public NewBlockAndDiscarding() {
        super(Flavour.UNBOUNDED);
        fill(channel, before);
    }

    @Actor
    public void send(LLL_Result result) {
        result.r1 = channel.sender().trySend(1);
        result.r2 = channel.sender().trySend(2);
    }

    @Actor
    public void close() {
        channel.receiver().close();
    }

    @Arbiter
    public void discarded(LLL_Result result) {
        result.r3 = undelivered.get() - before;
        end();
    }
}
