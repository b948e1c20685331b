using Mka1.AgentRuns;
using Mka1.PowerShell.AgentRuns;

namespace Mka1.Module.Tests.AgentRuns;

public sealed class WaitableAgentRunsTests
{
    private readonly WaitableAgentRuns _runs = new();

    [Fact]
    public void A_run_is_cancelled_and_waited_for_by_reading_it() => Assert.Equal(
        "r1 continues. To cancel it: Get-Mka1AgentRun -AgentId a -Id r1 | Stop-Mka1Response. To wait again: Get-Mka1AgentRun -AgentId a -Id r1 | Wait-Mka1AgentRun.",
        Describe(1));

    [Fact]
    public void Several_runs_are_named_by_their_ids() => Assert.Equal(
        "2 runs continue. To cancel them: Get-Mka1AgentRun -AgentId a -Id r1, r2 | Stop-Mka1Response. To wait again: Get-Mka1AgentRun -AgentId a -Id r1, r2 | Wait-Mka1AgentRun.",
        Describe(2));

    // A command with -Status would also cancel the runs of others.
    [Fact]
    public void Many_runs_are_not_named_by_their_status() => Assert.Equal(
        "9 runs continue. Get-Mka1AgentRun -AgentId a -Id ... reads them, such as r1, r2, r3, r4, r5; pipe them to Stop-Mka1Response or Wait-Mka1AgentRun.",
        Describe(9));

    private string Describe(int count)
    {
        AgentRun[] all = [.. Enumerable.Range(1, count).Select(static number => AgentRun.FromJson($$"""{"id":"r{{number}}","status":"queued"}"""))];
        return _runs.DescribeUnfinished([.. all.Select(static run => new KeyValuePair<string, AgentRun?>(run.Id, run))], all, " -AgentId a");
    }
}
