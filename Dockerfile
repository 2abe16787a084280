# Leporello in one image: docker build -t leporello . && docker run -p 127.0.0.1:8080:8080 -v leporello-data:/data leporello
#
# It brings its own PostgreSQL, which keeps everything in /data; LEPORELLO_DATABASE_URL takes an external one instead.
# docker-compose.yml does the latter. The README lists every variable.

# Both stages on the same system, with glibc: the binaries of the embedded PostgreSQL are linked against it.
FROM eclipse-temurin:17.0.19_10-jdk-noble AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -DskipTests package \
    && java -Djarmode=tools -jar api-gateway/target/leporello.jar extract --layers --destination /layers

FROM eclipse-temurin:17.0.19_10-jre-noble
# No root: PostgreSQL refuses to run as root, and nothing here needs it. /data belongs to the user before it becomes a
# volume, so that a new volume does too.
RUN groupadd --system --gid 10001 leporello \
    && useradd --system --uid 10001 --gid leporello --no-create-home --home-dir /data --shell /usr/sbin/nologin leporello \
    && install --directory --owner=leporello --group=leporello --mode=0700 /data
WORKDIR /leporello
# What changes least comes first, so that a new version is a small layer.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
# A container has a network of its own; who may reach it is decided by the ports that are published.
ENV SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080 \
    LEPORELLO_DATA=/data \
    AXONIQ_UPDATE_CHECKER_DISABLED=true
VOLUME /data
EXPOSE 8080
USER 10001:10001
# Ready means: it answers, it has its database, and its projections read.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD curl --fail --silent --show-error "http://127.0.0.1:${SERVER_PORT}/actuator/health/readiness" || exit 1
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "leporello.jar"]
CMD ["serve"]
