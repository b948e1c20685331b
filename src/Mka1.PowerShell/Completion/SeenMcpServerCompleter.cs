namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of MCP servers that cmdlets returned in this session.</summary>
public sealed class SeenMcpServerCompleter() : SeenIdCompleter("McpServer");
