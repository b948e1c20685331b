using System.Collections.Concurrent;
using Mka1.PowerShell.Pipeline;

namespace Mka1.Module.Tests.Pipeline;

/// <summary>A test is the producer: between two inputs nothing is written, so what has to be seen there must be written by then.</summary>
public sealed class OrderedWindowTests
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _calls = new();
    private readonly List<string> _written = [];
    private readonly OrderedWindow<string> _window;
    private TimeSpan _now;

    public OrderedWindowTests() => _window = new OrderedWindow<string>(5, WriteAsync, () => _now);

    [Fact]
    public async Task A_producer_that_takes_its_time_sees_each_object_before_it_gives_the_next_input()
    {
        for (int number = 1; number <= 5; number++)
        {
            var input = InputAsync($"{number}");
            _now += TimeSpan.FromMilliseconds(100);
            Answer($"{number}");
            await input;
            Assert.Equal(number, _written.Count);
            _now += TimeSpan.FromSeconds(2);
        }
    }

    [Fact]
    public async Task Inputs_without_a_pause_run_side_by_side()
    {
        var first = InputAsync("0");
        Answer("0");
        await first;
        for (int number = 1; number <= 4; number++)
        {
            // Each comes back although its call has not ended.
            _now += TimeSpan.FromTicks(1);
            var input = InputAsync($"{number}", TimeSpan.FromMinutes(1));
            await input;
        }
        Assert.Equal(4, _calls.Values.Count(static call => !call.Task.IsCompleted));
        Assert.Equal("0", Assert.Single(_written));
    }

    [Fact]
    public async Task What_is_finished_and_next_in_order_is_written_although_the_last_is_not_finished()
    {
        var first = InputAsync("0", TimeSpan.FromMinutes(1));
        Answer("0");
        await first;
        await InputAsync("1");
        await InputAsync("2");
        Answer("2");
        Answer("1");
        await InputAsync("3");
        Assert.Equal(["0", "1", "2"], _written);
    }

    [Fact]
    public async Task More_than_the_size_are_never_in_flight()
    {
        var first = InputAsync("0", TimeSpan.FromMinutes(1));
        Answer("0");
        await first;
        for (int number = 1; number <= 5; number++)
            await InputAsync($"{number}");
        var sixth = InputAsync("6");
        Assert.False(_calls.ContainsKey("6"));
        Answer("1");
        await sixth;
        Assert.True(_calls.ContainsKey("6"));
    }

    [Fact]
    public async Task A_slow_call_leaves_the_places_of_the_others_to_later_ones()
    {
        var first = InputAsync("0", TimeSpan.FromMinutes(1));
        Answer("0");
        await first;
        await InputAsync("slow");
        for (int number = 1; number <= 9; number++)
        {
            await InputAsync($"{number}");
            Answer($"{number}");
        }
        Assert.Equal("0", Assert.Single(_written));
        // Ten wait in order: no more are held.
        var tenth = InputAsync("10");
        Assert.False(_calls.ContainsKey("10"));
        Answer("slow");
        await tenth;
        Assert.Equal(["0", "slow", .. Enumerable.Range(1, 9).Select(static number => $"{number}")], _written);
    }

    [Fact]
    public async Task One_at_a_time_waits_for_each_whatever_the_pace()
    {
        var one = new OrderedWindow<string>(1, WriteAsync, () => _now);
        for (int number = 1; number <= 20; number++)
        {
            one.Arrive();
            await one.AddAsync($"{number}", async () =>
            {
                await Task.Yield();
                return string.Empty;
            });
            await one.SettleAsync();
            Assert.Equal(number, _written.Count);
        }
    }

    [Fact]
    public async Task A_call_that_fails_before_it_is_a_task_takes_its_turn()
    {
        _window.Arrive();
        await _window.AddAsync("slow", () => Call("slow"));
        await _window.AddAsync("bad", static () => throw new InvalidTimeZoneException());
        Answer("slow");
        await _window.DrainAsync();
        Assert.Equal(["slow", "bad: InvalidTimeZoneException"], _written);
    }

    private async Task InputAsync(string key, TimeSpan took = default)
    {
        _window.Arrive();
        await _window.AddAsync(key, () =>
        {
            var call = Call(key);
            _now += took;
            return call;
        });
        await _window.SettleAsync();
    }

    private Task<string> Call(string key) => _calls.GetOrAdd(key, static _ => new TaskCompletionSource<string>()).Task;

    private void Answer(string key) => _calls[key].SetResult(key);

    private async Task WriteAsync(string key, Task<string> work)
    {
        try
        {
            await work;
            _written.Add(key);
        }
        catch (InvalidTimeZoneException exception)
        {
            _written.Add($"{key}: {exception.GetType().Name}");
        }
    }
}
