package io.leporello.postgres;

class EmbeddedPostgresIT {}
