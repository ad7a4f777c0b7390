package io.zhike.quota.window;

import io.zhike.events.outbound.NewestPush.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every WeChat that fits what is known from outside: each grant was made, and each reply handled, at the first or at the
 * last of its possible moments.
 */
final class PossibleWorlds {

    /** Something that WeChat did at a moment known only between two others. */
    sealed interface Known {

        long first();

        long last();
    }

    record Granted(Kind kind, long first, long last) implements Known {}

    /** A reply that WeChat took, or may still take: then its last moment has not come. */
    static final class Handled implements Known {

        private long first;
        private long last = Long.MAX_VALUE;

        Handled(long approved) {
            first = approved;
        }

        void taken(long attempted, long answered) {
            first = attempted;
            last = answered;
        }

        @Override
        public long first() {
            return first;
        }

        @Override
        public long last() {
            return last;
        }

        @Override
        public String toString() {
            return "Handled[first=%d, last=%d]".formatted(first, last);
        }
    }

    /** One of them, as it is now. */
    record World(NaiveWeChat weChat, int underWay) {

        /** Whether one more reply, after those under way, may be refused, if so many units are to be left. */
        boolean refuses(long now, int kept) {
            return now >= weChat.closes() || weChat.left() - underWay <= kept;
        }
    }

    /** At equal times a reply is handled before a grant where it is its first moment, and after it where it is its last. */
    private record Moment(long at, Known known, boolean isLast) {

        static final Comparator<Moment> ORDER =
                Comparator.comparingLong(Moment::at).thenComparingInt(Moment::rank);

        private int rank() {
            return switch (known) {
                case Granted granted -> 1;
                case Handled reply -> isLast ? 2 : 0;
            };
        }
    }

    private PossibleWorlds() {}

    static Stream<World> of(List<Known> known, NaiveWeChat.Figures figures) {
        return IntStream.range(0, 1 << known.size()).mapToObj(choice -> world(known, choice, figures));
    }

    private static World world(List<Known> known, int choice, NaiveWeChat.Figures figures) {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            Known one = known.get(i);
            boolean isLast = (choice >> i & 1) == 1;
            moments.add(new Moment(isLast ? one.last() : one.first(), one, isLast));
        }
        moments.sort(Moment.ORDER);
        NaiveWeChat weChat = new NaiveWeChat(figures);
        int underWay = 0;
        for (Moment moment : moments) {
            switch (moment.known) {
                case Granted granted -> weChat.push(granted.kind(), moment.at);
                case Handled reply when moment.at == Long.MAX_VALUE -> underWay++;
                case Handled reply -> weChat.take(moment.at);
            }
        }
        return new World(weChat, underWay);
    }
}
