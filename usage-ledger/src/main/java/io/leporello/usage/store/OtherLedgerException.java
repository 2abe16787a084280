package io.leporello.usage.store;

/** The database belongs to a ledger that is kept in another place than the one configured; going on would mix the two. */
public final class OtherLedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private OtherLedgerException(String message) {
        super(message);
    }

    static OtherLedgerException original() {
        return new OtherLedgerException("This database is the ledger itself, with events that the Axon Server named by"
                + " LEPORELLO_AXON_SERVER does not have. Use an empty database, or leave LEPORELLO_AXON_SERVER out.");
    }

    static OtherLedgerException copy() {
        return new OtherLedgerException(
                "This database holds a copy of a ledger that is kept on an Axon Server. Name that"
                        + " server in LEPORELLO_AXON_SERVER, or use another database.");
    }
}
