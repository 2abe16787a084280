package io.leporello.usage.intake;

/**
 * More usage is waiting to be appended than memory should hold, or the process is stopping. Nothing of this batch was
 * taken; send it again later.
 */
public final class IntakeBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private IntakeBusyException(String message) {
        super(message);
    }

    static IntakeBusyException full(int waiting) {
        return new IntakeBusyException(waiting + " usage events are waiting to be stored; send again in a second.");
    }

    static IntakeBusyException stopping() {
        return new IntakeBusyException("The intake of usage is stopping; send again when it is back.");
    }
}
