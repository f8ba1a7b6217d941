using ScheduleFlow.Cli;

// argv + stdin → one Core call → one document on stdout + exit code.
return (int)CommandLine.Run(args, TimeProvider.System);
