package io.leporello.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.measure.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which pack gives what on which day, and what is left. Days are numbers of October here. */
class DrawingTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-10-01");

    /** A pack is {@code credits@from-expiry}; the first is called A. Usage is {@code day:credits}. */
    @ParameterizedTest(name = "{0} used on {1}: {2}, {3}")
    @CsvSource(textBlock = """
            10@1-,               '',            '',                    nothing used
            10@1-,               1:4 2:4 3:4,   1A4 2A4 3A2,           the last day only in part
            10@1-,               1:10 2:1,      1A10,                  exactly used up
            10@1-3,              2:1 3:1,       2A1,                   not on the day it expires
            10@2-,               1:5 2:5,       2A5,                   not before its first day
            10@1-9 5@1-5,        1:7,           1B5 1A2,               what expires first goes first
            10@1- 5@1-5,         1:7,           1B5 1A2,               what never expires goes last
            10@1-9 5@1-9,        1:12,          1A10 1B2,              of two alike the one bought first
            10@1- 5@1-,          1:12,          1A10 1B2,              also of two that never expire
            4@1-5 4@3-4,         1:3 3:3 4:3,   1A3 3B3 4A1,           a later pack that expires earlier
            0.5@1- 0.25@1-,      1:0.6 2:1,     1A0.5 1B0.1 2B0.15,    parts of a credit
            10@1-,               1:-3 2:4,      2A4,                   a day below zero gives nothing back
            '',                  1:3,           '',                    no pack
            """)
    void usage_draws_from_the_pack_that_expires_first(String packs, String used, String draws, String because) {
        var drawing = Drawing.of(packs(packs), used(used));
        assertThat(drawing.draws().stream()
                        .map(draw -> draw.day().getDayOfMonth() + draw.pack() + draw.credits())
                        .collect(Collectors.joining(" ")))
                .as(because)
                .isEqualTo(draws);
    }

    @ParameterizedTest(name = "on {2}: balance {3}, of {4} bought {5} drawn and {6} expired; {7}")
    @CsvSource(textBlock = """
            10@2-5, 2:3 5:4,  1, 0, 0,  0, 0, before it begins it is neither bought nor there
            10@2-5, 2:3 5:4,  2, 7, 10, 3, 0, what was used on the day is drawn
            10@2-5, 2:3 5:4,  4, 7, 10, 3, 0, the last day
            10@2-5, 2:3 5:4,  5, 0, 10, 3, 7, the rest expires
            10@2-,  2:3 5:40, 5, 0, 10, 10, 0, used up and never below zero
            """)
    void the_balance_is_what_was_bought_less_what_was_drawn_and_what_expired(
            String packs,
            String used,
            int day,
            Quantity balance,
            Quantity purchased,
            Quantity drawn,
            Quantity expired,
            String because) {
        var credits = used(used).headMap(day(day + 1));
        var view = Balance.of(packs(packs), Drawing.of(packs(packs), credits), day(day))
                .view("kunde", 1);
        assertThat(List.of(view.balance(), view.purchased(), view.drawn(), view.expired()))
                .as(because)
                .containsExactly(balance, purchased, drawn, expired);
    }

    @Test
    void a_correction_of_an_old_day_shifts_what_later_days_draw() {
        var packs = packs("10@1-");
        assertThat(Drawing.of(packs, used("1:8 2:8")).within(day(2), day(3))).isEqualTo(Quantity.of(2));
        assertThat(Drawing.of(packs, used("1:1 2:8")).within(day(2), day(3))).isEqualTo(Quantity.of(8));
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 300).mapToObj(seed -> 20261003L + seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void laws_of_drawing(long seed) {
        var random = new Random(seed);
        var packs = randomPacks(random);
        var used = randomUse(random);
        var drawing = Drawing.of(packs, used);

        eachDayDrawsNoMoreThanWasUsed(drawing, used);
        noPackGivesWhatItDoesNotHold(drawing, packs);
        nothingIsBilledWhileAnOpenPackHoldsCredits(drawing, packs, used);
        theBalanceAddsUpOnEveryDay(packs, used);
        theOrderInWhichPacksAreReadChangesNothing(random, drawing, packs, used);
        earlierDaysThanNeededChangeNothing(drawing, packs, used);
    }

    private static void eachDayDrawsNoMoreThanWasUsed(Drawing drawing, SortedMap<LocalDate, Quantity> used) {
        used.forEach((day, credits) ->
                assertThat(drawing.within(day, day.plusDays(1))).isLessThanOrEqualTo(credits));
        assertThat(drawing.draws())
                .allSatisfy(draw -> assertThat(draw.credits()).isGreaterThan(Quantity.ZERO));
    }

    private static void noPackGivesWhatItDoesNotHold(Drawing drawing, List<Pack> packs) {
        for (var pack : packs) {
            assertThat(drawing.byPack().getOrDefault(pack.id(), Quantity.ZERO)).isLessThanOrEqualTo(pack.credits());
            assertThat(drawing.draws().stream().filter(draw -> draw.pack().equals(pack.id())))
                    .allMatch(draw -> pack.isOpenOn(draw.day()));
        }
    }

    private static void nothingIsBilledWhileAnOpenPackHoldsCredits(
            Drawing drawing, List<Pack> packs, SortedMap<LocalDate, Quantity> used) {
        used.forEach((day, credits) -> {
            var after = Drawing.of(packs, used.headMap(day.plusDays(1))).byPack();
            if (drawing.within(day, day.plusDays(1)).compareTo(credits) < 0)
                assertThat(packs.stream().filter(pack -> pack.isOpenOn(day)))
                        .allMatch(pack -> pack.credits().equals(after.get(pack.id())));
        });
    }

    private static void theBalanceAddsUpOnEveryDay(List<Pack> packs, SortedMap<LocalDate, Quantity> used) {
        for (var day = 1; day <= 31; day++) {
            var drawing = Drawing.of(packs, used.headMap(day(day + 1)));
            var balance = Balance.of(packs, drawing, day(day));
            assertThat(balance.balance())
                    .isGreaterThanOrEqualTo(Quantity.ZERO)
                    .isEqualTo(balance.purchased().minus(balance.drawn()).minus(balance.expired()));
            assertThat(balance.expired()).isGreaterThanOrEqualTo(Quantity.ZERO);
            assertThat(balance.drawn()).isEqualTo(drawing.within(day(1), day(day + 1)));
        }
    }

    private static void theOrderInWhichPacksAreReadChangesNothing(
            Random random, Drawing drawing, List<Pack> packs, SortedMap<LocalDate, Quantity> used) {
        var shuffled = new ArrayList<>(packs);
        Collections.shuffle(shuffled, random);
        assertThat(Drawing.of(shuffled, used)).isEqualTo(drawing);
    }

    private static void earlierDaysThanNeededChangeNothing(
            Drawing drawing, List<Pack> packs, SortedMap<LocalDate, Quantity> used) {
        for (var day = 1; day <= 31; day++) {
            var fromThere = Drawing.of(packs, used.tailMap(Drawing.beginOf(packs, day(day))));
            assertThat(fromThere.within(day(day), day(32))).isEqualTo(drawing.within(day(day), day(32)));
        }
    }

    private static List<Pack> randomPacks(Random random) {
        var packs = new ArrayList<Pack>();
        for (var number = 0; number < random.nextInt(6); number++) {
            var from = 1 + random.nextInt(25);
            var expiry = random.nextInt(4) == 0 ? null : from + 1 + random.nextInt(12);
            packs.add(pack("P" + number, BigDecimal.valueOf(1 + random.nextInt(4_000), 2), from, expiry, number));
        }
        return packs;
    }

    private static SortedMap<LocalDate, Quantity> randomUse(Random random) {
        var used = new TreeMap<LocalDate, Quantity>();
        for (var day = 1; day <= 31; day++)
            if (random.nextInt(3) > 0) used.put(day(day), new Quantity(BigDecimal.valueOf(random.nextInt(900), 2)));
        return used;
    }

    private static List<Pack> packs(String text) {
        var packs = new ArrayList<Pack>();
        for (var word : words(text)) {
            var parts = word.split("[@-]", -1);
            var expiry = parts[2].isEmpty() ? null : Integer.valueOf(parts[2]);
            var name = Character.toString('A' + packs.size());
            packs.add(pack(name, new BigDecimal(parts[0]), Integer.parseInt(parts[1]), expiry, packs.size()));
        }
        return packs;
    }

    private static Pack pack(String id, BigDecimal credits, int from, @Nullable Integer expiry, long position) {
        return new Pack(
                id,
                new Quantity(credits),
                Quantity.ZERO,
                BigDecimal.TEN,
                "EUR",
                day(from),
                expiry == null ? null : day(expiry),
                position);
    }

    private static SortedMap<LocalDate, Quantity> used(String text) {
        var used = new TreeMap<LocalDate, Quantity>();
        for (var word : words(text)) {
            var parts = word.split(":", 2);
            used.put(day(Integer.parseInt(parts[0])), Quantity.of(parts[1]));
        }
        return used;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.split(" +"));
    }

    private static LocalDate day(int ofOctober) {
        return FIRST.plusDays(ofOctober - 1L);
    }
}
