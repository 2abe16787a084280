package io.leporello.usage.intake;

/** More usage is waiting to be appended than memory should hold. Nothing of this batch was taken; send it again later. */
public final class IntakeBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IntakeBusyException(int waiting) {
        super(waiting + " usage events are waiting to be stored; send again in a second.");
    }
}
