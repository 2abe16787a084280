package io.leporello.billing.document;

import io.leporello.billing.invoice.Syntax;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps documents as they were issued, by the SHA-256 that the event stream knows them by. No projection: a PDF cannot be
 * made again byte by byte, so nothing is ever deleted here, whatever is rebuilt.
 */
@Component
public final class DocumentStore {

    private static final String KEEP = """
            insert into billing.document (sha256, media_type, bytes) values (?, ?, ?)
                on conflict (sha256) do nothing
            """;

    private static final String KEEP_TRANSLATION = """
            insert into billing.translation as kept (number, syntax, sha256) values (?, ?, ?)
                on conflict (number, syntax) do update set sha256 = kept.sha256
            returning sha256
            """;

    private final JdbcClient database;

    DocumentStore(JdbcClient database) {
        this.database = database;
    }

    /** In the caller's transaction; keeping a document again changes nothing. */
    public void keep(Document document) {
        database.sql(KEEP)
                .params(document.sha256(), document.form().mediaType(), document.bytes())
                .update();
    }

    /** The bytes that were issued; empty when none with this SHA-256 were. */
    public Optional<byte[]> find(String sha256) {
        return database.sql("select bytes from billing.document where sha256 = ?")
                .param(sha256)
                .query(byte[].class)
                .optional();
    }

    /** The SHA-256 of the document that was made of an invoice when somebody asked for it in this syntax. */
    Optional<String> translation(String number, Syntax syntax) {
        return database.sql("select sha256 from billing.translation where number = ? and syntax = ?")
                .params(number, syntax.word())
                .query(String.class)
                .optional();
    }

    /** From now on this document is the invoice in this syntax, unless another was that before; answers which one is. */
    String keepTranslation(String number, Syntax syntax, String sha256) {
        return database.sql(KEEP_TRANSLATION)
                .params(number, syntax.word(), sha256)
                .query(String.class)
                .single();
    }
}
