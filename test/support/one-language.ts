// What commands say hangs on the locale; the tests that name none read English, on whoever's machine they run.
process.env['LC_ALL'] = 'en_GB.UTF-8';
