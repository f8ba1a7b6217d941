namespace ScheduleFlow.Dashboard.Settings;

/// <summary>How a setting is entered.</summary>
public enum SettingKind
{
    Text,
    Number,
    Switch,

    /// <summary>Texts, one a line.</summary>
    List,

    /// <summary>The name of a zone.</summary>
    Zone,
}
