using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Dashboard.Language;

namespace ScheduleFlow.Dashboard.Parts;

/// <summary>What people call an option: a text <c>option.day-start</c> where there is one, else its name in words.</summary>
internal static class OptionLabel
{
    public static string Of(Option option, Texts texts)
    {
        var key = $"option.{option.Name}";
        return texts[key] is var text && text != key ? text : Words(option.Name);
    }

    private static string Words(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('-', ' ')}";
}
