using System.Globalization;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>An option's help with how things are named, its range, choices and default.</summary>
public static class OptionHelp
{
    public static string Of(Option option)
    {
        var help = option.Help;
        if (IsLookedUp(option))
        {
            help += " (id, beginning of an id, or name)";
        }

        if (option.Type == OptionType.Zone)
        {
            help += "; default: the store's zone (station.zone), else UTC";
        }

        if (!option.Choices.IsEmpty)
        {
            help += $": {Choices(option)}";
        }

        if (option.Min is { } min && option.Max is { } max)
        {
            help += string.Create(CultureInfo.InvariantCulture, $", {min} to {max}");
        }

        return option.Default is { } usual && option.Type != OptionType.Flag ? $"{help}; default: {usual}" : help;
    }

    // A user's name is the id.
    private static bool IsLookedUp(Option option) =>
        option is { Type: OptionType.Id, Of: Noun.Schedule or Noun.Playlist or Noun.Channel or Noun.Key };

    private static string Choices(Option option) => option.Choices.Length == 1
        ? option.Choices[0]
        : $"{string.Join(", ", option.Choices.Take(option.Choices.Length - 1))} or {option.Choices[^1]}";
}
