package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// The only sender is closed under a send: what was sent is received, and then comes the disconnection.
@JCStressTest
@Outcome(id = "[^R]\\w*, SENT, 1", expect = ACCEPTABLE, desc = "It was sent before the closing.")
@Outcome(id = "RENDEZVOUS, FULL, DISCONNECTED", expect = ACCEPTABLE, desc = "Nobody was there to take it.")
@Outcome(id = "\\w+, CLOSED, DISCONNECTED", expect = ACCEPTABLE, desc = "The handle was closed before.")
@Outcome(expect = FORBIDDEN, desc = "It is lost, or sent with a closed handle.")
@State
public class SendAndItsOwnClosing extends Race {

    public SendAndItsOwnClosing() {
        super(Flavour.any());
    }

    @Actor
    public void send(LLL_Result result) {
        result.r1 = flavour;
        try {
            result.r2 = channel.sender().trySend(1);
        } catch (IllegalStateException e) {
            result.r2 = CLOSED;
        }
    }

    @Actor
    public void close() {
        channel.sender().close();
    }

    @Arbiter
    public void left(LLL_Result result) {
        result.r3 = outcome(channel.receiver().tryReceive());
        end();
    }
}
