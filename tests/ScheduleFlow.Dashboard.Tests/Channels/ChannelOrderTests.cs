using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Dashboard.Channels;

namespace ScheduleFlow.Dashboard.Tests.Channels;

public sealed class ChannelOrderTests
{
    [Fact]
    public void The_order_that_is_there_sends_nothing()
    {
        var plan = ChannelOrder.Plan(Some.Channels("1", "2", "5.1"), ["a", "b", "c"]);

        plan.Sent.Should().BeEmpty();
        plan.RenumberFrom.Should().BeNull();
    }

    [Fact]
    public void Numbers_with_gaps_stay_and_change_hands()
    {
        var plan = ChannelOrder.Plan(Some.Channels("1", "5", "5.1", "20"), ["d", "a", "b", "c"]);

        Numbers(plan, "dabc").Should().Equal("1", "5", "5.1", "20");
        plan.Sent.Should().HaveCount(4);
        plan.KeepsNumbers.Should().BeTrue();
    }

    [Fact]
    public void In_a_row_only_the_moved_channel_is_sent_and_the_rest_is_counted_anew()
    {
        var plan = ChannelOrder.Plan(Some.Channels("3", "4", "5", "6", "7"), ["e", "a", "b", "c", "d"]);

        Numbers(plan, "eabcd").Should().Equal("3", "4", "5", "6", "7");
        plan.Sent.Should().Equal(("e", "0.1"));
        plan.RenumberFrom.Should().Be(3);
    }

    [Fact]
    public void Two_neighbours_that_change_places_need_no_counting()
    {
        var plan = ChannelOrder.Plan(Some.Channels("1", "2", "3"), ["a", "c", "b"]);

        plan.Sent.Should().BeEquivalentTo([("c", "2"), ("b", "3")]);
        plan.RenumberFrom.Should().BeNull();
    }

    [Theory]
    [InlineData("1", null, "2", "3", "4")]
    [InlineData("1", "1", "2", "3", "4")]
    [InlineData("1", "x", "2", "3", "4")]
    public void Where_not_all_have_a_number_of_their_own_all_are_numbered(params string?[] numbers)
    {
        var plan = ChannelOrder.Plan(Some.Channels(numbers), ["a", "b", "c", "d", "e"]);

        Numbers(plan, "abcde").Should().Equal("1", "2", "3", "4", "5");
        plan.KeepsNumbers.Should().BeFalse();
    }

    [Fact]
    public void Whatever_is_sent_sorts_into_the_new_order()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var count = random.Next(1, 25);
            var channels = Some.Channels([.. Enumerable.Range(0, count).Select(index => Number(random, round % 3, index))]);
            ImmutableArray<string> order = [.. channels.Select(channel => channel.Id)];
            for (var moves = random.Next(0, 4); moves > 0; moves--)
            {
                order = ChannelOrder.Moved(order, order[random.Next(count)], random.Next(count));
            }

            var plan = ChannelOrder.Plan(channels, order);

            Stored(channels, plan).Should().Equal(order.Select(id => (id, plan.Numbers[id])), $"round {round} sorts");
        }
    }

    [Fact]
    public void An_order_that_names_channels_that_are_gone_leaves_them_out()
    {
        var plan = ChannelOrder.Plan(Some.Channels("1", "2"), ["gone", "b"]);

        Numbers(plan, "ba").Should().Equal("1", "2");
    }

    [Theory]
    [InlineData("b", 0, "bacd")]
    [InlineData("a", 3, "bcda")]
    [InlineData("a", 99, "bcda")]
    [InlineData("d", -4, "dabc")]
    [InlineData("x", 0, "abcd")]
    public void A_channel_is_moved_to_a_place(string id, int to, string expected) =>
        string.Concat(ChannelOrder.Moved(["a", "b", "c", "d"], id, to)).Should().Be(expected);

    private static string? Number(Random random, int kind, int index) => kind switch
    {
        0 => $"{index + 4}",
        1 => $"{(index * 3) + 1}.{random.Next(3)}",
        _ => random.Next(4) == 0 ? null : $"{random.Next(9)}",
    };

    // As the server does it: stable by number, those without at the end, then counted.
    private static IEnumerable<(string Id, string Number)> Stored(ImmutableArray<ChannelRow> channels, OrderPlan plan)
    {
        var sent = plan.Sent.ToDictionary(number => number.Id, number => number.Number);
        var sorted = channels
            .Select(channel => (channel.Id, Number: sent.GetValueOrDefault(channel.Id, channel.Number!)))
            .OrderBy(channel => DialledNumber.Of(channel.Number) ?? new DialledNumber(int.MaxValue, 0));
        return sorted.Select((channel, index) => plan.RenumberFrom is { } first ? (channel.Id, $"{first + index}") : channel);
    }

    private static IEnumerable<string> Numbers(OrderPlan plan, string ids) => ids.Select(id => plan.Numbers[id.ToString()]);
}
