"""The Neo4j kernel in this process's JVM: its flags, its settings, its password, its Bolt address."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import jpype

from graph.engine.folder import data_folder, log_folder, note_version
from graph.engine.server_order import ServerOrder

DATABASE = "neo4j"
TRANSACTION_SECONDS = 10
LOCK_SECONDS = 5
_FIRST_STATEMENT_MINUTES = 5

_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


def jvm_flags(order: ServerOrder) -> list[str]:
    """Answer the flags that the kernel runs well with on a small machine."""
    logs = log_folder(Path(order.folder))
    return [
        "-Xms128m",
        f"-Xmx{order.heap_megabytes}m",
        "-XX:+UseG1GC",
        # Out of memory, a database limps; dead, it is started again.
        "-XX:+ExitOnOutOfMemoryError",
        f"-XX:ErrorFile={logs}/jvm_crash_%p.log",
        # Signals are Python's: the JVM must not shut down at Ctrl-C.
        "-Xrs",
        "-Djava.awt.headless=true",
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-Dlog4j2.disable.jmx=true",
        "--enable-native-access=ALL-UNNAMED",
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
        # Last: of two that differ, the JVM takes the later.
        *order.jvm_additional,
    ]


def server_settings(order: ServerOrder) -> dict[str, str]:
    """Answer Neo4j's settings, by names that 5.26 and 2026 both know."""
    return {
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"127.0.0.1:{order.bolt_port}",
        "server.bolt.telemetry.enabled": "false",
        # When the databases have stopped, the kernel by default waits 10 s more for connections that do nothing.
        "internal.server.bolt.thread_pool_shutdown_wait_time": "100ms",
        "internal.server.bolt.connection_shutdown_wait_time": "100ms",
        "dbms.security.auth_enabled": "true",
        "server.memory.pagecache.size": f"{order.page_cache_megabytes}m",
        "server.memory.query_cache.per_db_cache_num_entries": "1000",
        "db.transaction.timeout": f"{TRANSACTION_SECONDS}s",
        # How soon an overdue transaction is noticed: 2 s by default.
        "db.transaction.monitor.check.interval": "500ms",
        "db.lock.acquisition.timeout": f"{LOCK_SECONDS}s",
        "db.tx_log.rotation.retention_policy": "1 files",
        "db.tx_log.rotation.size": "32m",
        "db.tx_log.preallocate": "false",
        "dbms.usage_report.enabled": "false",
        **order.neo4j_settings,
    }


def start_jvm(order: ServerOrder) -> None:
    """Start this process's JVM, from the JRE and the jars of the order: JAVA_HOME and CLASSPATH do not matter."""
    library = next(Path(order.java_home).glob("lib/**/libjvm.*"))
    jpype.startJVM(*jvm_flags(order), jvmpath=str(library), classpath=order.jars, convertStrings=False)


class Neo4j:
    """Hold the running database management service."""

    def __init__(self, service: Any, *, uri: str) -> None:
        self._service = service
        self.uri = uri

    @classmethod
    def start(cls, order: ServerOrder) -> Neo4j:
        """Start the service on the order's folder; answer when Bolt serves and the password is set."""
        java = jpype.JPackage("java")
        kernel = jpype.JPackage("org").neo4j
        written = Path(order.folder) / "neo4j.conf"
        written.write_text("".join(f"{name}={value}\n" for name, value in server_settings(order).items()))
        path = java.nio.file.Path.of
        builder = kernel.dbms.api.DatabaseManagementServiceBuilder(path(order.folder))
        service = builder.loadPropertiesFromFile(path(str(written))).build()
        try:
            note_version(Path(order.folder), version=order.version)
            _ensure_password(service, order)
            _run(service, DATABASE, "RETURN 1")
            return cls(service, uri=_bolt_uri(service))
        except BaseException:
            service.shutdown()
            raise

    def shut_down(self) -> None:
        """Write everything down and stop."""
        self._service.shutdown()


def _ensure_password(service: Any, order: ServerOrder) -> None:
    """Set the password when it is not the one that was set last: doing so costs 4 s."""
    mark = data_folder(Path(order.folder)) / "password.sha256"
    digest = hashlib.sha256(order.password.encode()).hexdigest()
    if not mark.exists() or mark.read_text() != digest:
        _set_password(service, order.password)
        mark.write_text(digest)


def _set_password(service: Any, password: str) -> None:
    """Set the password through the system database, which the kernel's own door enters without one."""
    try:
        _run(service, "system", "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", password=password)
    except jpype.JException as problem:
        # It was set and not marked so; the kernel has no other way to say so.
        if "cannot be the same" not in words_for(problem):
            raise


def _run(service: Any, database: str, statement: str, **parameters: str) -> None:
    """Run a statement inside the kernel: the first one of a process loads the planner, so it is not a user's."""
    java = jpype.JPackage("java")
    values = java.util.HashMap()
    for name, value in parameters.items():
        values.put(name, value)
    # With a limit of its own: on a cold and busy machine, planning the first statement alone can take over 10 s.
    transaction = service.database(database).beginTx(_FIRST_STATEMENT_MINUTES, java.util.concurrent.TimeUnit.MINUTES)
    try:
        transaction.execute(statement, values).close()
        transaction.commit()
    finally:
        transaction.close()


def _bolt_uri(service: Any) -> str:
    register = jpype.JClass("org.neo4j.configuration.connectors.ConnectorPortRegister")
    connector = jpype.JClass("org.neo4j.configuration.connectors.ConnectorType")
    address = service.database(DATABASE).getDependencyResolver().resolveDependency(register)
    return f"bolt://127.0.0.1:{address.getLocalAddress(connector.BOLT).getPort()}"


def words_for(problem: BaseException) -> str:
    """Answer the innermost cause of a Java or Python exception in one line, which is where the reason stands."""
    innermost: Any = problem
    seen = {id(problem)}
    while True:
        cause = innermost.getCause() if hasattr(innermost, "getCause") else innermost.__cause__
        if cause is None or id(cause) in seen:
            break
        seen.add(id(cause))
        innermost = cause
    text = str(innermost.getMessage() if hasattr(innermost, "getMessage") else innermost)
    return text.splitlines()[0] if text else type(innermost).__name__
