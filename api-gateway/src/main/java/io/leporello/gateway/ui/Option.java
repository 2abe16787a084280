package io.leporello.gateway.ui;

/** One of several to choose from. */
public record Option(String value, String text) {}
