package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// A send meets the closing of the last receiver: the message is discarded once, or stays with its sender.
@JCStressTest
@Outcome(id = "[^R]\\w*, SENT, 1", expect = ACCEPTABLE, desc = "It was sent, and discarded.")
@Outcome(id = "[^R]\\w*, DISCONNECTED, 0", expect = ACCEPTABLE, desc = "It stays with its sender.")
@Outcome(id = "RENDEZVOUS, (FULL|DISCONNECTED), 0", expect = ACCEPTABLE, desc = "Nobody was there to take it.")
@Outcome(expect = FORBIDDEN, desc = "It is lost, or doubled.")
@State
public class SendAndLastReceiver extends Race {

    public SendAndLastReceiver() {
        super(Flavour.any());
    }

    @Actor
    public void send(LLL_Result result) {
        result.r1 = flavour;
        result.r2 = channel.sender().trySend(1);
    }

    @Actor
    public void close() {
        channel.receiver().close();
    }

    @Arbiter
    public void discarded(LLL_Result result) {
        result.r3 = undelivered.get();
        end();
    }
}
