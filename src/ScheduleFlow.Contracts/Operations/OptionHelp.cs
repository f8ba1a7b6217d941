using System.Globalization;

namespace ScheduleFlow.Contracts.Operations;

/// <summary>An option's help with its range, choices and default.</summary>
public static class OptionHelp
{
    public static string Of(Option option)
    {
        var help = option.Help;
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

    private static string Choices(Option option) => option.Choices.Length == 1
        ? option.Choices[0]
        : $"{string.Join(", ", option.Choices.Take(option.Choices.Length - 1))} or {option.Choices[^1]}";
}
