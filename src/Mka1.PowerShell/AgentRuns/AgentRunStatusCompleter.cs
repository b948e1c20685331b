using Mka1.AgentRuns;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.AgentRuns;

/// <summary>Completes the statuses of a run.</summary>
public sealed class AgentRunStatusCompleter() : KnownValueCompleter(AgentRunStatus.KnownValues);
