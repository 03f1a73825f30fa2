package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SecondChancesTest {
    private final SecondChances<String, String> map = new SecondChances<>(10);

    @Test
    void whatIsPutIsThereUntilItIsReplacedOrRemoved() {
        map.put("a", "1", 4);
        assertThat(map.get("a")).contains("1");
        map.put("a", "2", 6);
        assertThat(map.get("a")).contains("2");
        assertThat(map.weight()).isEqualTo(6);
        map.remove("a", "1");
        assertThat(map.get("a")).contains("2");
        map.remove("a", "2");
        map.remove("a", "2");
        assertThat(map.get("a")).isEmpty();
        assertThat(map.weight()).isZero();
    }

    @Test
    void theEldestGoesFirst() {
        put("a", "b", "c", "d", "e", "f");
        assertThat(kept("a", "b", "c", "d", "e", "f")).containsExactly("b", "c", "d", "e", "f");
        assertThat(map.weight()).isEqualTo(10);
    }

    @Test
    void whatWasReadGetsASecondChanceButNoThird() {
        put("a", "b", "c", "d", "e");
        map.get("a");
        put("f");
        put("g", "h", "i");
        assertThat(map.get("a")).as("behind the others").isPresent();
        put("j", "k", "l", "m");
        assertThat(map.get("a")).as("read meanwhile").isPresent();
        put("n", "o", "p", "q", "r", "s", "t", "u", "v", "w");
        assertThat(map.get("a")).isEmpty();
    }

    @Test
    void aThousandThingsWantedOnceDoNotDriveOutOneThatIsWantedAgain() {
        map.put("hot", "hot", 2);
        for (int i = 0; i < 1000; i++) {
            put("cold" + i);
            assertThat(map.get("hot")).isPresent();
        }
    }

    @Test
    void whereAllWereReadTheEldestGoes() {
        put("a", "b", "c", "d", "e");
        assertThat(kept("a", "b", "c", "d", "e")).hasSize(5);
        put("f");
        assertThat(kept("a", "b", "c", "d", "e", "f")).containsExactly("b", "c", "d", "e", "f");
    }

    @Test
    void whatWeighsMoreThanTheLimitIsNotKeptAndDrivesNothingOut() {
        put("a");
        map.put("huge", "huge", 11);
        assertThat(kept("a", "huge")).containsExactly("a");
        map.put("a", "larger", 11);
        assertThat(map.get("a")).as("nor is what it replaces").isEmpty();
        map.put("all", "all", 10);
        assertThat(map.get("all")).isPresent();
    }

    @Test
    @Timeout(60)
    void theLimitHoldsWhileManyPutReadAndRemove() throws Exception {
        var shared = new SecondChances<Integer, Integer>(100);
        try (var executor = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> players = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(seed -> () -> play(shared, seed))
                    .toList();
            for (Future<Boolean> within : executor.invokeAll(players)) {
                assertThat(within.get()).isTrue();
            }
        }
        for (int key = 0; key < 50; key++) {
            int gone = key;
            shared.get(key).ifPresent(value -> shared.remove(gone, value));
        }
        assertThat(shared.weight()).as("what is left can't be read").isZero();
    }

    private static boolean play(SecondChances<Integer, Integer> shared, int seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        boolean within = true;
        for (int i = 0; i < 20_000; i++) {
            int key = random.nextInt(50);
            switch (random.nextInt(3)) {
                case 0 -> shared.put(key, key, random.nextInt(30));
                case 1 -> shared.get(key);
                default -> shared.remove(key, key);
            }
            within &= shared.weight() <= 100;
        }
        return within;
    }

    private void put(String... keys) {
        for (String key : keys) {
            map.put(key, key, 2);
        }
    }

    private List<String> kept(String... keys) {
        var kept = new ArrayList<String>();
        for (String key : keys) {
            map.get(key).ifPresent(kept::add);
        }
        return kept;
    }
}
