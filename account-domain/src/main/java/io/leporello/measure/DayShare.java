package io.leporello.measure;

/**
 * The part of a period that something covers, in calendar days: 10 of 31.
 *
 * @param days   days covered, from 0 to {@code ofDays}
 * @param ofDays days of the whole period, at least 1
 */
public record DayShare(int days, int ofDays) {

    public DayShare {
        if (days < 0 || ofDays < 1 || days > ofDays)
            throw new IllegalArgumentException(days + " of " + ofDays + " days is no share of a period");
    }

    public boolean whole() {
        return days == ofDays;
    }
}
