package ferry.jcstress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// Two senders meet at the end of a block, and both want to append the next one; the last of the blocks that are tried
/// is so far ahead of the receivers that the slower one gives way.
@JCStressTest
@Outcome(id = "\\[1, 2\\]|\\[2, 1\\]", expect = ACCEPTABLE, desc = "Both messages are there.")
@Outcome(expect = FORBIDDEN, desc = "One is lost.")
@State
public class TwoNewBlocks extends Race {

    private static final int BLOCK = 256;

    private static final int[] BLOCKS = {0, 1, 6};

    private final int before = BLOCKS[ThreadLocalRandom.current().nextInt(BLOCKS.length)] * BLOCK
            - ThreadLocalRandom.current().nextInt(2);

    public TwoNewBlocks() {
        super(Flavour.UNBOUNDED);
        fill(channel, before);
    }

    @Actor
    public void one() {
        channel.sender().trySend(1);
    }

    @Actor
    public void other() {
        channel.sender().trySend(2);
    }

    @Arbiter
    public void left(L_Result result) {
        List<Integer> left = left();
        result.r1 = left.subList(Math.max(0, before), left.size()).toString();
        end();
    }
}
