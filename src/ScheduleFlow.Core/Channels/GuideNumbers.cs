namespace ScheduleFlow.Core.Channels;

/// <summary>A number for every channel, each once: its own where no channel before has it, else the next that is free.</summary>
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
