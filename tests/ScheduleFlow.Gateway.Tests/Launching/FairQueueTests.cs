using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Tests.Launching;

public sealed class FairQueueTests
{
    private readonly FairQueue<string> _queue = new();

    [Fact]
    public void Callers_take_turns_and_each_ones_own_stay_in_order()
    {
        Add("a1", "a2", "a3", "b1", "c1", "b2");

        Drain().Should().Equal("a1", "b1", "c1", "a2", "b2", "a3");
    }

    [Fact]
    public void Whoever_comes_with_one_waits_for_one_of_a_thousand()
    {
        Add([.. Enumerable.Range(0, 1000).Select(i => $"a{i}"), "b0"]);

        Drain().Take(2).Should().Equal("a0", "b0");
    }

    [Fact]
    public void Who_may_not_go_yet_is_passed_over_and_keeps_its_turn()
    {
        Add("a1", "b1", "c1", "a2");

        _queue.TryTake(caller => caller == "b", out var caller, out var taken).Should().BeTrue();
        (caller, taken).Should().Be(("b", "b1"));
        _queue.TryTake(caller => caller == "b", out _, out _).Should().BeFalse("none of its own is left");

        Drain().Should().Equal("a1", "c1", "a2");
    }

    [Fact]
    public void What_is_taken_out_before_its_turn_is_gone_once()
    {
        Add("a1");
        var place = _queue.Add("b", "b1");
        Add("a2");

        _queue.TryRemove(place).Should().BeTrue();
        _queue.TryRemove(place).Should().BeFalse();

        _queue.Count.Should().Be(2);
        Drain().Should().Equal("a1", "a2");
    }

    [Fact]
    public void The_last_of_the_longest_line_gives_way_until_lines_are_even()
    {
        Add("a1", "a2", "a3", "a4");

        Displaced("b").Should().Be("a4");
        Add("b1");
        Displaced("b").Should().Be("a3");
        Add("b2");
        Displaced("b").Should().BeNull("of each two wait");
        Displaced("a").Should().BeNull("nobody has more than this one");
        Drain().Should().Equal("a1", "b1", "a2", "b2");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_does_what_the_plain_description_says(int seed)
    {
        var random = new Random(seed);
        var lines = new List<(string Caller, List<int> Waiting)>(); // in the order of turns
        var places = new Dictionary<int, FairQueue<int>.Place>();
        var queue = new FairQueue<int>();
        for (var i = 0; i < 5_000; i++)
        {
            var caller = $"caller {random.Next(6)}";
            switch (random.Next(5))
            {
                case 0 or 1:
                    places[i] = queue.Add(caller, i);
                    Line(caller).Add(i);
                    break;
                case 2:
                    var isTaken = queue.TryTake(_ => true, out _, out var taken);
                    isTaken.Should().Be(lines.Count > 0);
                    if (isTaken)
                    {
                        taken.Should().Be(lines[0].Waiting[0]);
                        lines[0].Waiting.RemoveAt(0);
                        lines = [.. lines.Skip(1), lines[0]];
                    }

                    break;
                case 3 when places.Count > 0:
                    var (id, place) = places.ElementAt(random.Next(places.Count));
                    places.Remove(id);
                    queue.TryRemove(place).Should().Be(lines.Any(line => line.Waiting.Remove(id)));
                    break;
                default:
                    var own = lines.Find(line => line.Caller == caller).Waiting?.Count ?? 0;
                    var longest = lines.Count == 0 ? null : lines.MaxBy(line => line.Waiting.Count).Waiting;
                    if (queue.TryDisplace(caller, out var displaced))
                    {
                        displaced.Should().Be(longest![^1]);
                        longest.RemoveAt(longest.Count - 1);
                    }
                    else
                    {
                        (longest?.Count ?? 0).Should().BeLessThanOrEqualTo(own + 1);
                    }

                    break;
            }

            lines.RemoveAll(line => line.Waiting.Count == 0);
            queue.Count.Should().Be(lines.Sum(line => line.Waiting.Count));
        }

        List<int> Line(string caller)
        {
            if (lines.All(line => line.Caller != caller))
            {
                lines.Add((caller, []));
            }

            return lines.First(line => line.Caller == caller).Waiting;
        }
    }

    private void Add(params string[] waiting) => Array.ForEach(waiting, one => _queue.Add(one[..1], one));

    private string? Displaced(string caller) => _queue.TryDisplace(caller, out var displaced) ? displaced : null;

    private IEnumerable<string> Drain()
    {
        while (_queue.TryTake(_ => true, out _, out var next))
        {
            yield return next;
        }
    }
}
