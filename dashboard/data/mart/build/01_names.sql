-- What keys are called.

CREATE TABLE mart.home AS SELECT * FROM home;
CREATE TABLE mart.school AS SELECT * FROM school;
CREATE TABLE mart.staff AS SELECT * FROM staff;
CREATE TABLE mart.municipality AS SELECT * FROM municipality;
