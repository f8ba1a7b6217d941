namespace ScheduleFlow.Core.Channels;

/// <summary>A unique number for every channel: its own if no earlier channel has it, else the next free one.</summary>
internal sealed class GuideNumbers
{
    private readonly Dictionary<string, string> _numbers;

    public GuideNumbers(ChannelList list)
    {
        _numbers = new Dictionary<string, string>(list.Channels.Length, StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var channel in list.Channels)
        {
            if (channel.Number is { } number && taken.Add(number))
            {
                _numbers.TryAdd(channel.Id, number);
            }
        }

        var next = 1;
        foreach (var channel in list.Channels.Where(channel => !_numbers.ContainsKey(channel.Id)))
        {
            while (!taken.Add($"{next}"))
            {
                next++;
            }

            _numbers.TryAdd(channel.Id, $"{next}");
        }
    }

    public string Of(Channel channel) => _numbers[channel.Id];
}
