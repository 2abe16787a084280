package io.leporello.billing.invoice;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the bytes of documents by their SHA-256. They are stored before the event that names them, so that no event names
 * what is not there; bytes that nothing came to name do no harm.
 */
@Component
class DocumentStore {

    private final JdbcClient database;

    DocumentStore(JdbcClient database) {
        this.database = database;
    }

    List<StoredDocument> keep(List<NewDocument> documents) {
        return documents.stream().map(this::keep).toList();
    }

    private StoredDocument keep(NewDocument document) {
        var content = document.content();
        var sha256 = HexFormat.of().formatHex(sha256().digest(content));
        database.sql("""
                insert into billing.document (sha256, media_type, content) values (?, ?, ?)
                on conflict (sha256) do nothing
                """).params(sha256, document.mediaType(), content).update();
        return new StoredDocument(document.mediaType(), sha256, content.length);
    }

    Optional<DocumentContent> find(String sha256) {
        return database.sql("select media_type, content from billing.document where sha256 = ?")
                .param(sha256)
                .query((row, number) -> new DocumentContent(
                        row.getString("media_type"),
                        sha256,
                        Base64.getEncoder().encodeToString(row.getBytes("content"))))
                .optional();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
